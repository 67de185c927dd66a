import type { LanguageDescription, LanguageSupport } from "@codemirror/language";
import { findLanguage } from "@neptun/api/file/language";

// A grammar of @codemirror/language-data: the languages it colours. Some borrow one that is close. That of Pug runs the text.
const table = `
Markdown: markdown mdx
LaTeX: latex
HTML: html svelte astro handlebars ejs erb
Vue: vue
CSS: css
SCSS: scss
Sass: sass
LESS: less
Stylus: stylus
JavaScript: javascript qml
JSX: jsx
TypeScript: typescript prisma solidity
TSX: tsx
Jinja: jinja twig
Liquid: liquid
JSON: json jsonc json5 jsonl jupyter
YAML: yaml procfile
TOML: toml
Properties files: ini properties dotenv ignore requirements
XML: xml svg
Python: python meson bazel gdscript nim
Cython: cython
Shell: bash console fish makefile just ninja
PowerShell: powershell
C: c glsl opencl zig
C++: cpp hlsl cuda arduino
Objective-C: objectivec
C#: csharp
F#: fsharp
VB.NET: vb
Java: java
Kotlin: kotlin
Scala: scala
Groovy: groovy gradle
Clojure: clojure
Go: go gomod v
Rust: rust gleam wgsl move
D: d
Crystal: crystal
Swift: swift
Dart: dart
Ruby: ruby elixir hcl terraform
PHP: php
Perl: perl raku
Lua: lua
R: r
Julia: julia
Octave: matlab
Fortran: fortran
Pascal: pascal
Cobol: cobol
Haskell: haskell cabal purescript
OCaml: ocaml reason rescript
Elm: elm
Erlang: erlang
Common Lisp: lisp elisp
Scheme: scheme racket
Tcl: tcl
SQL: sql
Cypher: cypher
SPARQL: sparql
ProtoBuf: protobuf thrift
Dockerfile: dockerfile
CMake: cmake
Nginx: nginx caddy
HTTP: http
diff: diff
Gas: asm
WebAssembly: wasm
Verilog: verilog
SystemVerilog: systemverilog
VHDL: vhdl
CoffeeScript: coffeescript
Haxe: haxe
EBNF: ebnf
`;

const grammars = new Map(
  table
    .trim()
    .split("\n")
    .flatMap((row) => {
      const [grammar = "", languages = ""] = row.split(": ");
      return languages.split(" ").map((language) => [language, grammar] as const);
    }),
);

/** The name of the grammar in @codemirror/language-data for a language by any of its names; undefined where there is none. */
export function grammarNameOf(language: string): string | undefined {
  return grammars.get(findLanguage(language)?.name ?? "");
}

/** What CodeMirror can do with a language, loaded when it is first needed; undefined where it has to stay plain. */
export async function loadLanguage(language: string): Promise<LanguageSupport | undefined> {
  return (await describe(grammarNameOf(language)))?.load();
}

async function describe(grammar: string | undefined): Promise<LanguageDescription | undefined> {
  if (!grammar) return undefined;
  const { languages } = await import("@codemirror/language-data");
  return languages.find(({ name }) => name === grammar);
}
