const SHOWING = /[^\p{Default_Ignorable_Code_Point}\s]/u;

/** Whether nothing of the text can be seen: it is empty, or white space and characters that take no room. */
export const showsNothing = (text: string) => !SHOWING.test(text);
