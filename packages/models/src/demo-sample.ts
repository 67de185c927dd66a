export interface DemoFile {
  title: string;
  language: string;
  text: string;
}

export interface DemoWords {
  /** One line for a comment, in ASCII punctuation that ends no comment. */
  note: string;
  /** Up to four ASCII words of the question, and the slug that the samples make of them. */
  words: string;
  slug: string;
}

export interface DemoSample {
  name: string;
  /** Asked about, in lower case. */
  asked: RegExp;
  /** What the first file is. */
  says: string;
  files(words: DemoWords): [main: DemoFile, beside: DemoFile];
}
