import { expect, test } from "vitest";
import { extensionOf, findLanguage, languageOfPath, languages, mimeTypeOf } from "./language.ts";

test("no two languages share a name, an alias or a file name", () => {
  const names = languages.flatMap(({ name, aliases }) => [name, ...aliases]);
  const fileNames = languages.flatMap((language) => language.fileNames);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(fileNames.filter((name, index) => fileNames.indexOf(name) !== index)).toEqual([]);
  expect(names.length).toBeGreaterThan(200);
});

test("every language has a label, its own usual extension and a MIME type", () => {
  for (const language of languages) {
    expect(language.label).not.toBe("");
    expect(language.mimeType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
    expect(languageOfPath(`file.${language.extension}`)?.name).toBe(language.name);
    expect(language.extensions).toEqual([...new Set(language.extensions)]);
    for (const name of [language.name, ...language.aliases, ...language.fileNames])
      expect(name).toBe(name.toLowerCase());
  }
});

test("an alias means one language only, also where it is another one's extension", () => {
  for (const { name, aliases } of languages) {
    for (const alias of aliases) {
      const ofExtension = languages.find(({ extension }) => extension === alias);
      expect(ofExtension === undefined || ofExtension.name === name, `${alias} of ${name}`).toBe(true);
    }
  }
});

test.each([
  ["rs", "rust"],
  ["c#", "csharp"],
  ["cs", "csharp"],
  ["C++", "cpp"],
  ["cpp", "cpp"],
  ["objc", "objectivec"],
  ["Dockerfile", "dockerfile"],
  ["docker", "dockerfile"],
  ["makefile", "makefile"],
  ["make", "makefile"],
  ["yml", "yaml"],
  ["tf", "terraform"],
  ["hcl", "hcl"],
  ["ts", "typescript"],
  ["tsx", "tsx"],
  ["jsx", "jsx"],
  ["js", "javascript"],
  ["py", "python"],
  ["python3", "python"],
  ["sh", "bash"],
  ["shell", "bash"],
  ["zsh", "bash"],
  ["console", "console"],
  ["ps1", "powershell"],
  ["kt", "kotlin"],
  ["rb", "ruby"],
  ["ex", "elixir"],
  ["exs", "elixir"],
  ["proto", "protobuf"],
  ["f#", "fsharp"],
  ["vb", "vb"],
  ["wat", "wasm"],
  ["latex", "latex"],
  ["patch", "diff"],
  ["md", "markdown"],
  ["text", "text"],
  ["plaintext", "text"],
  ["golang", "go"],
  ["r", "r"],
  ["jsonc", "jsonc"],
  [" Python ", "python"],
  ["C-Sharp", "csharp"],
  ["f-sharp", "fsharp"],
  ["c++20", "cpp"],
  ["Objective C", "objectivec"],
  ["obj-c++", "objectivec"],
  ["Visual  Basic", "vb"],
  ["Common Lisp", "lisp"],
  ["Plain text", "text"],
  ["Protocol Buffers", "protobuf"],
  ["plpgsql", "sql"],
  ["T-SQL", "sql"],
  ["docker-compose", "yaml"],
  ["hcl2", "hcl"],
  ["rustlang", "rust"],
  ["x86_64", "asm"],
  ["git-diff", "diff"],
  ["Jupyter Notebook", "jupyter"],
  ["json schema", "json"],
])("a model that writes %s means %s", (alias, name) => {
  expect(findLanguage(alias)?.name).toBe(name);
});

test("a word that names no language finds none", () => {
  for (const word of ["", "klingon", "__proto__", "constructor", "."]) expect(findLanguage(word)).toBeUndefined();
});

test.each([
  ["src/main.ts", "typescript", "ts"],
  ["a/b.test.TSX", "tsx", "tsx"],
  ["Dockerfile", "dockerfile", ""],
  ["deploy/Dockerfile.dev", "dockerfile", "dev"],
  ["api.dockerfile", "dockerfile", "dockerfile"],
  ["Makefile", "makefile", ""],
  ["CMakeLists.txt", "cmake", "txt"],
  [".gitignore", "ignore", ""],
  [".env", "dotenv", ""],
  [".env.local", "dotenv", "local"],
  ["Jenkinsfile", "groovy", ""],
  ["go.mod", "gomod", "mod"],
  ["requirements.txt", "requirements", "txt"],
  ["notes.txt", "text", "txt"],
  ["include/a.h", "c", "h"],
  ["a.tar.gz", undefined, "gz"],
  ["folder.ts/LICENSE", "text", ""],
  ["folder.ts/unknown", undefined, ""],
  ["file.", undefined, ""],
  ["a.b c", undefined, ""],
])("%s is %s with the extension %j", (path, language, extension) => {
  expect(languageOfPath(path)?.name).toBe(language);
  expect(extensionOf(path)).toBe(extension);
});

test.each([
  ["py", "python", "text/x-python"],
  ["json", "json", "application/json"],
  ["html", "html", "text/html"],
  ["svg", "svg", "image/svg+xml"],
  ["svg", "xml", "image/svg+xml"],
  ["pdf", "text", "application/pdf"],
  ["js", "javascript", "text/javascript"],
  [".css", "css", "text/css"],
  ["MD", "markdown", "text/markdown"],
  ["h", "cpp", "text/x-c++"],
  ["", "dockerfile", "text/x-dockerfile"],
  ["xyz", "rust", "text/x-rust"],
  ["xyz", "klingon", "text/plain"],
  ["", "", "text/plain"],
])("a file with the extension %j in %s is served as %s", (extension, language, type) => {
  expect(mimeTypeOf({ extension, language })).toBe(type);
});
