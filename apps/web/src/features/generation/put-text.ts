/**
 * Puts a text into the field, and the caret behind that many of its characters. It is there before the next key: what is typed
 * on must not come before it.
 */
export function putText(field: HTMLTextAreaElement, text: string, caret: number, change: (text: string) => void) {
  change(text);
  // The render finds the text that it would write, and leaves the caret where it is.
  field.value = text;
  field.focus();
  field.setSelectionRange(caret, caret);
}
