/** A collection that comes with Neptun. Its variables all have defaults, with which every file is valid. */
export interface Starter {
  key: string;
  name: string;
  description: string;
  files: { title: string; text: string }[];
}
