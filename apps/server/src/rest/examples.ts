/** Bodies for the documentation, which the tests send. */
export const account = { email: "ada@example.org", password: "a long and private phrase" };
export const newPassword = { password: "another private phrase", current_password: account.password };
export const chat = { model: "google/gemma-2-27b-it", name: "Project Discussion" };
export const chatIds = { chat_ids: [1, 2] };
export const chatsChange = { chat_ids: [1, 2], archived: true, add_tags: ["infrastructure"] };
export const settings = { instructions: "Answer in short sentences.", temperature: 0.2, max_tokens: 4096 };
export const tag = { name: "infrastructure", colour: "blue" };
export const merge = { into_tag_id: 4 };
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

export const uploads = { files: [{ title: "src/main.py", text: 'print("Hello")\n' }] };
export const imported = { name: "shop", files: [{ title: "src/main.py", text: 'print("Hello")\n' }] };
export const treeChange = { title: "example.py", pinned: true };
export const edit = { text: 'print("Hello, world")\n', note: "Greets everyone" };

export const collection = {
  name: "Web service",
  description: "How every service of ours begins",
  files: [{ title: "{{name}}/Dockerfile", text: "FROM node:{{node=24 | Version of Node.js}}-slim\n" }],
};
export const collectionChanges = {
  description: "How services begin",
  put: [{ title: "README.md", text: "# {{name}}\n" }],
};
export const insertion = { chat_id: 123, variables: { name: "shop" } };
export const starterInsertion = { starter: "container", path: "go", chat_id: 123 };

export const prompt = {
  name: "review",
  description: "A second pair of eyes",
  text: "Review {{what=this change}} as if you had to maintain it. Answer in {{language | The language to answer in}}.",
};
export const promptChanges = { text: "Review {{what=this change}}. Answer in {{language=English}}." };
export const promptFiles = { files: [{ title: "review.md", text: "Review {{what=this change}}." }] };
export const filling = { variables: { language: "German" } };

const created = { created_at: "2024-03-20T10:00:00.000Z", updated_at: "2024-03-20T10:00:00.000Z" };
const inChat = { chat_conversation_id: 123, neptun_user_id: 789 };

const newest = {
  id: 1,
  ...inChat,
  title: "example.py",
  lineage_id: 1,
  head_id: 1,
  version: 1,
  author: "api",
  language: "python",
  extension: "py",
  branch_id: 0,
  size: 14,
  lines: 1,
  sha256: "093656492e3a7ab60f75f0575a89b9d9c8e7ff1d03b5419927792394407b7a7c",
  type: "text/x-python",
  url: "http://localhost:3000/api/users/789/chats/123/files/1/raw?expires=1710932400&signature=…",
  ...created,
};

/** What answers look like, by the names of their schemas. */
export const share = { chat_id: 123, password: "a phrase for friends", expires_at: "2030-01-01T00:00:00Z" };
export const shareChanges = { password: null, emails: ["anna@example.org"] };

export const entities: Record<string, object> = {
  User: { id: 789, primary_email: account.email, ...created },
  Project: { id: 12, neptun_user_id: 789, ...project, chat_count: 1, ...created },
  Chat: {
    id: 123,
    neptun_user_id: 789,
    project_id: 12,
    ...chat,
    ...created,
    pinned: false,
    archived: false,
    tags: ["infrastructure"],
    shared: false,
    origin_chat_id: null,
    origin_message_id: null,
    origin_kind: null,
  },
  Tag: { id: 3, neptun_user_id: 789, ...tag, chat_count: 1, ...created },
  ChatMessage: {
    id: 456,
    ...inChat,
    parent_id: 455,
    branch_id: 0,
    message: "Python is a programming language...",
    actor: "assistant",
    model: chat.model,
    status: "complete",
    generation: null,
    blocks: [],
    problems: [],
    files: [],
    ...created,
  },
  Collection: {
    id: 5,
    neptun_user_id: 789,
    name: collection.name,
    description: collection.description,
    link: "3q2-7wEiM0VWd4mqu8zd7g",
    file_count: 1,
    size: 47,
    ...created,
  },
  CollectionFile: {
    ...collection.files[0],
    language: "dockerfile",
    extension: "dockerfile",
    size: 47,
    lines: 1,
    sha256: "093656492e3a7ab60f75f0575a89b9d9c8e7ff1d03b5419927792394407b7a7c",
    ...created,
  },
  Prompt: {
    id: 3,
    neptun_user_id: 789,
    ...prompt,
    version: 1,
    variables: [
      { name: "what", default: "this change" },
      { name: "language", description: "The language to answer in" },
    ],
    ...created,
  },
  ChatFile: {
    ...newest,
    chat_conversation_message_id: 456,
    ...files.files[0],
    name: "example.py",
    note: null,
  },
  TreeFile: { ...newest, chat_name: chat.name, versions: 1, pinned: false, preferred: false, conflicts: [] },
};
export const reading = { message_id: 1 };

export const edited = { message: "Write a Dockerfile for Python 3.13" };
export const retried = { instruction: "With a multi-stage build" };
export const copied = { name: "The other way" };
export const summarised = { message: "Summarise what we decided, with all open questions" };
export const continued = { model: "google/gemma-2-27b-it" };
