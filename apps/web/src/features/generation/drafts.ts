export function setDraft(_draftKey: string, _text: string) {}
