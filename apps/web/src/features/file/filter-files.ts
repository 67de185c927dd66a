export interface FileFilter {
  text: string;
  /** Empty for all. */
  language: string;
}

export const NO_FILTER: FileFilter = { text: "", language: "" };

export const isFiltering = ({ text, language }: FileFilter) => text.trim() !== "" || language !== "";

interface Described {
  title: string;
  language: string;
}

/** The files of which the path has all the words, of a language if one is chosen. */
export function filterFiles<File>(files: readonly File[], filter: FileFilter, describe: (file: File) => Described) {
  if (!isFiltering(filter)) return files;
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return files.filter((file) => {
    const { title, language } = describe(file);
    const path = title.toLowerCase();
    return (filter.language === "" || language === filter.language) && words.every((word) => path.includes(word));
  });
}

export interface LanguageCount {
  name: string;
  count: number;
}

/** How many files there are of each language, the most first. */
export function countLanguages(languages: Iterable<string>): LanguageCount[] {
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}
