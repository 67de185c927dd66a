// How the grammars of highlight.js are loaded, each when it is first needed.
export const grammars = {
  ada: () => import("highlight.js/lib/languages/ada"),
  apache: () => import("highlight.js/lib/languages/apache"),
  asciidoc: () => import("highlight.js/lib/languages/asciidoc"),
  awk: () => import("highlight.js/lib/languages/awk"),
  bash: () => import("highlight.js/lib/languages/bash"),
  c: () => import("highlight.js/lib/languages/c"),
  clojure: () => import("highlight.js/lib/languages/clojure"),
  cmake: () => import("highlight.js/lib/languages/cmake"),
  cpp: () => import("highlight.js/lib/languages/cpp"),
  crystal: () => import("highlight.js/lib/languages/crystal"),
  csharp: () => import("highlight.js/lib/languages/csharp"),
  css: () => import("highlight.js/lib/languages/css"),
  d: () => import("highlight.js/lib/languages/d"),
  dart: () => import("highlight.js/lib/languages/dart"),
  delphi: () => import("highlight.js/lib/languages/delphi"),
  diff: () => import("highlight.js/lib/languages/diff"),
  django: () => import("highlight.js/lib/languages/django"),
  dockerfile: () => import("highlight.js/lib/languages/dockerfile"),
  dos: () => import("highlight.js/lib/languages/dos"),
  elixir: () => import("highlight.js/lib/languages/elixir"),
  elm: () => import("highlight.js/lib/languages/elm"),
  erb: () => import("highlight.js/lib/languages/erb"),
  erlang: () => import("highlight.js/lib/languages/erlang"),
  fortran: () => import("highlight.js/lib/languages/fortran"),
  fsharp: () => import("highlight.js/lib/languages/fsharp"),
  gherkin: () => import("highlight.js/lib/languages/gherkin"),
  glsl: () => import("highlight.js/lib/languages/glsl"),
  go: () => import("highlight.js/lib/languages/go"),
  gradle: () => import("highlight.js/lib/languages/gradle"),
  graphql: () => import("highlight.js/lib/languages/graphql"),
  groovy: () => import("highlight.js/lib/languages/groovy"),
  handlebars: () => import("highlight.js/lib/languages/handlebars"),
  haskell: () => import("highlight.js/lib/languages/haskell"),
  http: () => import("highlight.js/lib/languages/http"),
  ini: () => import("highlight.js/lib/languages/ini"),
  java: () => import("highlight.js/lib/languages/java"),
  javascript: () => import("highlight.js/lib/languages/javascript"),
  json: () => import("highlight.js/lib/languages/json"),
  julia: () => import("highlight.js/lib/languages/julia"),
  kotlin: () => import("highlight.js/lib/languages/kotlin"),
  latex: () => import("highlight.js/lib/languages/latex"),
  less: () => import("highlight.js/lib/languages/less"),
  lisp: () => import("highlight.js/lib/languages/lisp"),
  llvm: () => import("highlight.js/lib/languages/llvm"),
  lua: () => import("highlight.js/lib/languages/lua"),
  makefile: () => import("highlight.js/lib/languages/makefile"),
  markdown: () => import("highlight.js/lib/languages/markdown"),
  matlab: () => import("highlight.js/lib/languages/matlab"),
  nginx: () => import("highlight.js/lib/languages/nginx"),
  nim: () => import("highlight.js/lib/languages/nim"),
  nix: () => import("highlight.js/lib/languages/nix"),
  objectivec: () => import("highlight.js/lib/languages/objectivec"),
  ocaml: () => import("highlight.js/lib/languages/ocaml"),
  perl: () => import("highlight.js/lib/languages/perl"),
  php: () => import("highlight.js/lib/languages/php"),
  powershell: () => import("highlight.js/lib/languages/powershell"),
  prolog: () => import("highlight.js/lib/languages/prolog"),
  properties: () => import("highlight.js/lib/languages/properties"),
  protobuf: () => import("highlight.js/lib/languages/protobuf"),
  python: () => import("highlight.js/lib/languages/python"),
  r: () => import("highlight.js/lib/languages/r"),
  reasonml: () => import("highlight.js/lib/languages/reasonml"),
  ruby: () => import("highlight.js/lib/languages/ruby"),
  rust: () => import("highlight.js/lib/languages/rust"),
  scala: () => import("highlight.js/lib/languages/scala"),
  scheme: () => import("highlight.js/lib/languages/scheme"),
  scss: () => import("highlight.js/lib/languages/scss"),
  shell: () => import("highlight.js/lib/languages/shell"),
  sql: () => import("highlight.js/lib/languages/sql"),
  stylus: () => import("highlight.js/lib/languages/stylus"),
  swift: () => import("highlight.js/lib/languages/swift"),
  tcl: () => import("highlight.js/lib/languages/tcl"),
  thrift: () => import("highlight.js/lib/languages/thrift"),
  twig: () => import("highlight.js/lib/languages/twig"),
  typescript: () => import("highlight.js/lib/languages/typescript"),
  vbnet: () => import("highlight.js/lib/languages/vbnet"),
  vim: () => import("highlight.js/lib/languages/vim"),
  wasm: () => import("highlight.js/lib/languages/wasm"),
  x86asm: () => import("highlight.js/lib/languages/x86asm"),
  xml: () => import("highlight.js/lib/languages/xml"),
  yaml: () => import("highlight.js/lib/languages/yaml"),
};
export type Grammar = keyof typeof grammars;

// language: the grammar that colours it, and those that it needs inside. Some borrow one that is close.
const table = `
bash console:shell markdown mdx:markdown latex asciidoc html:xml+css+javascript css scss sass:scss less stylus
javascript:javascript+xml jsx:javascript+xml typescript:typescript+xml tsx:typescript+xml
vue:xml+css+javascript+typescript svelte:xml+css+javascript+typescript astro:xml+css+javascript+typescript
handlebars:handlebars+xml ejs:erb+xml+javascript erb:erb+xml+ruby twig:twig+xml jinja:django+xml liquid:django+xml
json jsonc:json json5:json jsonl:json jupyter:json yaml toml:ini ini properties dotenv:properties ignore:properties
requirements:properties xml svg:xml+css python cython:python fish:bash powershell batch:dos c cpp objectivec csharp
fsharp vb:vbnet java kotlin scala groovy gradle clojure go rust zig:c nim d crystal v:go swift dart ruby php:php+xml
perl raku:perl lua r julia matlab fortran pascal:delphi ada haskell cabal:haskell ocaml reason:reasonml
rescript:reasonml elm purescript:haskell elixir erlang gleam:rust lisp elisp:lisp scheme racket:scheme prolog tcl awk
sql prisma:typescript graphql protobuf thrift dockerfile:dockerfile+bash makefile just:makefile cmake meson:python
bazel:python hcl:ini terraform:ini nix nginx apache caddy:nginx http:http+json+xml diff vim asm:x86asm llvm
solidity:typescript glsl wasm gherkin gomod:go
`;

const isGrammar = (name: string): name is Grammar => Object.hasOwn(grammars, name);

const needs = new Map(
  table
    .trim()
    .split(/\s+/)
    .map((row) => {
      const [language = "", names = language] = row.split(":");
      return [language, names.split("+").filter(isGrammar)] as const;
    }),
);

/** The grammar for a language, first, and those that it needs inside; undefined where there is none. */
export function grammarOf(language: string): [Grammar, ...Grammar[]] | undefined {
  const [first, ...inside] = needs.get(language) ?? [];
  return first && [first, ...inside];
}
