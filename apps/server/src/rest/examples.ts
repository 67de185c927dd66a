/** Bodies for the documentation, which the tests send. */
export const account = { email: "ada@example.org", password: "a long and private phrase" };
export const newPassword = { password: "another private phrase", current_password: account.password };
export const chat = { model: "google/gemma-2-27b-it", name: "Project Discussion" };
export const chatIds = { chat_ids: [1, 2] };
export const project = {
  name: "Storefront",
  description: "A shop for second-hand books",
  type: "web-service",
  main_language: "typescript",
};
export const token = { name: "Nightly export", scope: "read", days: 90 };
export const trashItem = { kind: "chat", id: 1 };
export const conversation = { messages: [{ role: "user", content: "What is Python?" }] };
export const messages = {
  messages: [
    { content: "What is Python?", role: "user" },
    { content: "Python is a programming language...", role: "assistant" },
  ],
};
export const files = {
  files: [{ text: 'print("Hello")', title: "example.py", language: "python", extension: "py" }],
};
