import type { ErrorCode } from "@neptun/api";
import type { Request } from "express";

const ENGLISH = {
  language: "en",
  /** Of the calendar, as it is written there. */
  day: (iso: string) => iso.slice(0, 10),
  shared: "Shared on",
  sharedAsItWas: "Shared as it was on",
  forReading: "for reading.",
  copy: "Continue as a copy",
  signInToCopy: "Sign in to go on with a copy",
  signIn: "Sign in",
  toNeptun: "To Neptun",
  answerable: "Written by people and language models on a server that runs Neptun; who shared it is answerable for it.",
  password: "Password",
  hasPassword: "This is shared with a password",
  wrongPassword: "The password is wrong.",
  read: "Read",
  notNow: "Not now",
  failed: "That did not work",
  /** Why not, by the code of the refusal; else in the server's own words. */
  refusals: {} as Partial<Record<ErrorCode, (seconds: number) => string>>,
  nothing: "Nothing here",
  nothingToRead: "There is nothing to read here",
  nothingBecause: "The link is wrong, it has ended, or it is meant for somebody who is signed in.",
  emptyChat: "There is nothing to read here.",
  noFiles: "There are no files here.",
  speakers: { user: "Question", assistant: "Answer", system: "System" },
  pages: "Pages",
  fromBeginning: "From the beginning",
  goOn: "Go on reading",
  asText: "As text",
  titleAsText: (title: string) => `${title} as text`,
  text: "Text",
  download: "Download",
  downloadTitle: (title: string) => `Download ${title}`,
  downloadAll: "Download all (zip)",
  files: "Files",
  allFiles: "All files",
  restOfMessage: "The rest of this message is in the text",
  restOfFile: "Only the beginning is shown here; the whole is in the text.",
  version: (version: number) => `version ${version}`,
  lines: (lines: number) => (lines === 1 ? "1 line" : `${lines} lines`),
  table: "Table",
  formula: "Formula",
  picture: (alt: string | null | undefined) => (alt ? `Picture: ${alt}` : "Picture"),
};

/** What the pages for visitors say, in one language. */
export type Words = typeof ENGLISH;

const numbers = new Intl.NumberFormat("de");
const days = new Intl.DateTimeFormat("de", { dateStyle: "medium", timeZone: "UTC" });

const inGerman = (seconds: number) =>
  seconds < 90 ? `${numbers.format(seconds)} Sekunden` : `${numbers.format(Math.ceil(seconds / 60))} Minuten`;

const GERMAN: Words = {
  language: "de",
  day: (iso) => days.format(new Date(iso)),
  shared: "Freigegeben am",
  sharedAsItWas: "Freigegeben im Stand vom",
  forReading: "zum Lesen.",
  copy: "Als Kopie weiterführen",
  signInToCopy: "Anmelden und als Kopie weiterführen",
  signIn: "Anmelden",
  toNeptun: "Zu Neptun",
  answerable:
    "Geschrieben von Menschen und Sprachmodellen auf einem Server, auf dem Neptun läuft; verantwortlich ist, wer es freigegeben hat.",
  password: "Passwort",
  hasPassword: "Das ist mit einem Passwort freigegeben",
  wrongPassword: "Das Passwort ist falsch.",
  read: "Lesen",
  notNow: "Jetzt nicht",
  failed: "Das hat nicht geklappt",
  refusals: {
    BAD_REQUEST: () => "Die Anfrage ist nicht gültig.",
    FORBIDDEN: () => "Das ist hier nicht erlaubt.",
    CONFLICT: () => "Das ist gerade nicht möglich. Bitte noch einmal versuchen.",
    PAYLOAD_TOO_LARGE: () => "Das ist zu groß.",
    TOO_MANY_REQUESTS: (seconds) => `Zu viele Versuche. Wieder möglich in ${inGerman(seconds)}.`,
    SERVICE_UNAVAILABLE: () => "Der Server ist gerade nicht bereit. Bitte gleich noch einmal versuchen.",
    INTERNAL_SERVER_ERROR: () => "Auf dem Server ist etwas schiefgegangen.",
  },
  nothing: "Hier ist nichts",
  nothingToRead: "Hier gibt es nichts zu lesen",
  nothingBecause: "Der Link ist falsch oder abgelaufen, oder er ist für jemanden, der angemeldet ist.",
  emptyChat: "Hier gibt es nichts zu lesen.",
  noFiles: "Hier gibt es keine Dateien.",
  speakers: { user: "Frage", assistant: "Antwort", system: "System" },
  pages: "Seiten",
  fromBeginning: "Von Anfang an",
  goOn: "Weiterlesen",
  asText: "Als Text",
  titleAsText: (title) => `${title} als Text`,
  text: "Text",
  download: "Herunterladen",
  downloadTitle: (title) => `${title} herunterladen`,
  downloadAll: "Alle herunterladen (zip)",
  files: "Dateien",
  allFiles: "Alle Dateien",
  restOfMessage: "Der Rest dieser Nachricht steht im Text",
  restOfFile: "Hier steht nur der Anfang; das Ganze steht im Text.",
  version: (version) => `Version ${numbers.format(version)}`,
  lines: (lines) => (lines === 1 ? "1 Zeile" : `${numbers.format(lines)} Zeilen`),
  table: "Tabelle",
  formula: "Formel",
  picture: (alt) => (alt ? `Bild: ${alt}` : "Bild"),
};

/** In the language that the visitor's browser would rather read. */
export const wordsFor = (req: Request): Words => (req.acceptsLanguages("en", "de") === "de" ? GERMAN : ENGLISH);
