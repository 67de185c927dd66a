export interface Language {
  /** The name it is stored under, such as `csharp`. */
  readonly name: string;
  /** The name people know, such as `C#`. */
  readonly label: string;
  /** The usual extension, without a dot. */
  readonly extension: string;
  /** All extensions, the usual one first; a language may share one with another that owns it. */
  readonly extensions: readonly string[];
  /** Other names; extensions are understood as names too. */
  readonly aliases: readonly string[];
  /** Whole file names that mean this language, in lower case. */
  readonly fileNames: readonly string[];
  readonly mimeType: string;
}

const plain = "text/plain";

// name | label | extensions | aliases | MIME type | file names
const table = `
text | Plain text | txt text | plain plaintext plain-text output stdout stderr none nohighlight ascii raw | text/plain | license licence notice authors contributors copying changelog readme codeowners version robots.txt llms.txt
log | Log | log | | text/plain |
console | Terminal session | console | terminal shellsession shell-session sh-session cmdline command-line | text/plain |
markdown | Markdown | md markdown mdown mkd | gfm commonmark github-markdown | text/markdown |
mdx | MDX | mdx | | text/mdx |
rst | reStructuredText | rst rest | restructuredtext | text/x-rst |
asciidoc | AsciiDoc | adoc asciidoc | | text/asciidoc |
latex | LaTeX | tex latex ltx sty cls | xelatex lualatex pdflatex | application/x-tex |
bibtex | BibTeX | bib | | text/x-bibtex |
html | HTML | html htm xhtml | html5 | text/html |
css | CSS | css | css3 | text/css |
scss | SCSS | scss | | text/x-scss |
sass | Sass | sass | | text/x-sass |
less | Less | less | lesscss | text/x-less |
stylus | Stylus | styl | | text/stylus |
javascript | JavaScript | js mjs cjs jsx es6 | ecmascript node nodejs node.js javascript-es6 vanilla-js | text/javascript | jakefile
jsx | JSX | jsx js | javascriptreact react | text/jsx |
typescript | TypeScript | ts mts cts tsx | deno | text/x-typescript |
tsx | TSX | tsx ts | typescriptreact | text/x-typescript |
vue | Vue | vue | vuejs vue.js vue-html | text/x-vue |
svelte | Svelte | svelte | | text/x-svelte |
astro | Astro | astro | | text/x-astro |
handlebars | Handlebars | hbs handlebars mustache | htmlbars | text/x-handlebars-template |
ejs | EJS | ejs | | text/x-ejs |
erb | ERB | erb | rhtml | text/x-erb |
pug | Pug | pug jade | | text/x-pug |
twig | Twig | twig | | text/x-twig |
jinja | Jinja | j2 jinja jinja2 | django | text/x-jinja |
liquid | Liquid | liquid | | text/x-liquid |
json | JSON | json webmanifest geojson har | json-schema jsonschema | application/json | .prettierrc .eslintrc .babelrc .swcrc composer.lock pipfile.lock flake.lock
jsonc | JSON with comments | jsonc json | jsonwithcomments json-with-comments | application/json | tsconfig.json jsconfig.json devcontainer.json
json5 | JSON5 | json5 | | application/json5 |
jsonl | JSON Lines | jsonl ndjson | jsonlines json-lines | application/x-ndjson |
jupyter | Jupyter notebook | ipynb | jupyter-notebook notebook | application/x-ipynb+json |
yaml | YAML | yaml yml | docker-compose compose kubernetes k8s | application/yaml | .clang-format .clang-tidy .yamllint pnpm-lock.yaml
toml | TOML | toml | | application/toml | pipfile cargo.lock poetry.lock uv.lock
ini | INI | ini cfg conf cnf service timer | dosini systemd | text/plain | .editorconfig .gitconfig .npmrc .pylintrc .flake8 .gitmodules
properties | Properties | properties | java-properties | text/plain |
dotenv | Environment file | env | dot-env env-file | text/plain | .env .envrc
ignore | Ignore file | gitignore dockerignore npmignore eslintignore prettierignore | git-ignore | text/plain | .gitignore .dockerignore .npmignore .eslintignore .prettierignore .gitattributes .gcloudignore .vercelignore .helmignore
xml | XML | xml xsd xsl xslt plist csproj fsproj vbproj props targets resx xaml rss atom wsdl pom | | application/xml | pom.xml web.config
svg | SVG | svg | | image/svg+xml |
csv | CSV | csv | | text/csv |
tsv | TSV | tsv | | text/tab-separated-values |
python | Python | py pyi pyw | python3 python2 py3 ipython pycon python-3 py2 python-repl | text/x-python | wscript sconstruct
requirements | pip requirements | requirements | pip-requirements pip | text/plain | requirements.txt requirements-dev.txt constraints.txt
cython | Cython | pyx pxd | | text/x-cython |
bash | Shell script | sh bash zsh ksh | shell shellscript shell-script unix-shell posix-shell | application/x-sh | .bashrc .bash_profile .bash_aliases .zshrc .zprofile .profile gradlew
fish | fish | fish | | text/x-fish |
powershell | PowerShell | ps1 psm1 psd1 | pwsh posh ps power-shell windows-powershell | text/x-powershell |
batch | Batch file | bat cmd | dos batchfile winbatch windows-batch cmd.exe | text/x-batch |
c | C | c h | ansi-c c99 c11 c17 c23 | text/x-c |
cpp | C++ | cpp cc cxx c++ hpp hh hxx h++ ipp h | cplusplus c-plus-plus c++11 c++14 c++17 c++20 c++23 | text/x-c++ |
objectivec | Objective-C | m mm h | objc objective-c obj-c objectivec++ objective-c++ objc++ objective-cpp objcpp obj-c++ | text/x-objective-c |
csharp | C# | cs csx | c# dotnet c-sharp | text/x-csharp |
fsharp | F# | fs fsx fsi | f# f-sharp | text/x-fsharp |
vb | Visual Basic | vb bas | vbnet vb.net visualbasic visual-basic vba | text/x-vb |
java | Java | java jav | | text/x-java-source |
kotlin | Kotlin | kt kts ktm | kotlin-script | text/x-kotlin |
scala | Scala | scala sc | | text/x-scala |
groovy | Groovy | groovy gvy | | text/x-groovy | jenkinsfile
gradle | Gradle | gradle | | text/x-gradle |
clojure | Clojure | clj cljs cljc edn | clojurescript | text/x-clojure |
go | Go | go | golang go-lang | text/x-go |
gomod | Go module | mod | go-mod | text/plain | go.mod go.work
gosum | Go checksums | sum | go-sum | text/plain | go.sum
rust | Rust | rs | rustlang rust-lang | text/x-rust |
zig | Zig | zig zon | | text/x-zig |
nim | Nim | nim nims nimble | | text/x-nim |
d | D | d di | dlang | text/x-d |
crystal | Crystal | cr | | text/x-crystal |
v | V | v vsh | vlang | text/x-v |
swift | Swift | swift | | text/x-swift |
dart | Dart | dart |  | application/vnd.dart |
ruby | Ruby | rb rake gemspec ru podspec | jruby irb | text/x-ruby | gemfile rakefile podfile fastfile vagrantfile brewfile guardfile
php | PHP | php phtml php3 php4 php5 php7 php8 | | application/x-httpd-php |
perl | Perl | pl pm perl t | perl5 | application/x-perl |
raku | Raku | raku rakumod | perl6 | text/x-raku |
lua | Lua | lua | luau | text/x-lua |
r | R | r rmd | rlang rscript r-lang | text/x-r | .rprofile
julia | Julia | jl | | text/x-julia |
matlab | MATLAB | mlx m | octave | text/x-matlab |
fortran | Fortran | f90 f95 f03 f for f77 | | text/x-fortran |
pascal | Pascal | pas pp dpr lpr | delphi objectpascal object-pascal | text/x-pascal |
ada | Ada | adb ads ada | | text/x-ada |
cobol | COBOL | cob cbl cpy | | text/x-cobol |
haskell | Haskell | hs lhs | | text/x-haskell |
cabal | Cabal | cabal | | text/x-cabal |
ocaml | OCaml | ml mli | | text/x-ocaml |
reason | Reason | re rei | reasonml | text/x-reason |
rescript | ReScript | res resi | | text/x-rescript |
elm | Elm | elm | | text/x-elm |
purescript | PureScript | purs | | text/x-purescript |
elixir | Elixir | ex exs heex leex eex | iex | text/x-elixir | mix.lock
erlang | Erlang | erl hrl | escript | text/x-erlang | rebar.config
gleam | Gleam | gleam | | text/x-gleam |
lisp | Lisp | lisp lsp cl | common-lisp commonlisp clisp sbcl | text/x-lisp |
elisp | Emacs Lisp | el | emacs-lisp | text/x-elisp | .emacs
scheme | Scheme | scm ss | guile | text/x-scheme |
racket | Racket | rkt | | text/x-racket |
prolog | Prolog | pro prolog | swipl | text/x-prolog |
tcl | Tcl | tcl | | text/x-tcl |
awk | AWK | awk | gawk | text/x-awk |
sed | sed | sed | | text/x-sed |
sql | SQL | sql ddl dml pgsql psql plsql | mysql postgres postgresql sqlite tsql mariadb pl/sql mssql t-sql plpgsql sqlite3 oracle bigquery snowflake duckdb clickhouse | application/sql |
prisma | Prisma schema | prisma | | text/x-prisma |
cypher | Cypher | cypher cql | neo4j | text/x-cypher |
sparql | SPARQL | rq sparql | | application/sparql-query |
graphql | GraphQL | graphql gql graphqls | graph-ql | application/graphql |
protobuf | Protocol Buffers | proto | protocol-buffers proto3 proto2 protobuf3 | text/x-protobuf |
thrift | Thrift | thrift | | text/x-thrift |
dockerfile | Dockerfile | dockerfile containerfile | docker docker-file | text/x-dockerfile | dockerfile containerfile
makefile | Makefile | mk mak make | gnumake gmake make-file | text/x-makefile | makefile gnumakefile
just | justfile | just | | text/x-just | justfile
cmake | CMake | cmake | cmakelists | text/x-cmake | cmakelists.txt
meson | Meson | meson | | text/x-meson | meson.build meson_options.txt
ninja | Ninja | ninja | | text/x-ninja |
bazel | Bazel | bzl bazel star | starlark | text/x-bazel | build.bazel workspace.bazel module.bazel
hcl | HCL | hcl nomad | hcl2 hashicorp packer | text/x-hcl |
terraform | Terraform | tf tfvars | opentofu terragrunt | text/x-terraform | .terraform.lock.hcl
nix | Nix | nix |  | text/x-nix |
nginx | nginx | nginx nginxconf conf | nginx-conf | text/plain | nginx.conf
apache | Apache | htaccess conf | apacheconf httpd | text/plain | .htaccess .htpasswd httpd.conf
caddy | Caddyfile | caddyfile | | text/plain | caddyfile
procfile | Procfile | procfile | | text/plain | procfile
http | HTTP | http | | text/plain |
diff | Diff | diff patch | udiff unified-diff git-diff gitdiff | text/x-diff |
vim | Vim script | vim | viml vimscript vim-script neovim | text/x-vim | .vimrc
asm | Assembly | asm s nasm | assembly assembler x86asm x86 masm armasm gas x86-64 x86_64 arm aarch64 riscv | text/x-asm |
llvm | LLVM IR | ll | llvm-ir llvmir | text/x-llvm |
wasm | WebAssembly | wat wast wasm | webassembly | text/x-wat |
glsl | GLSL | glsl vert frag geom comp | | text/x-glsl |
wgsl | WGSL | wgsl | | text/x-wgsl |
hlsl | HLSL | hlsl fx | | text/x-hlsl |
cuda | CUDA | cu cuh | | text/x-cuda |
opencl | OpenCL | opencl | | text/x-opencl |
arduino | Arduino | ino | | text/x-arduino |
gdscript | GDScript | gd | godot | text/x-gdscript |
verilog | Verilog | vh verilog v | | text/x-verilog |
systemverilog | SystemVerilog | sv svh | system-verilog | text/x-systemverilog |
vhdl | VHDL | vhd vhdl | | text/x-vhdl |
solidity | Solidity | sol | | text/x-solidity |
move | Move | move | | text/x-move |
mermaid | Mermaid | mmd mermaid | mermaidjs mermaid-js | text/x-mermaid |
plantuml | PlantUML | puml plantuml | plant-uml | text/x-plantuml |
dot | Graphviz | dot gv | graphviz | text/vnd.graphviz |
typst | Typst | typ | | text/x-typst |
applescript | AppleScript | applescript scpt | osascript apple-script | text/x-applescript |
coffeescript | CoffeeScript | coffee | coffee-script | text/coffeescript |
haxe | Haxe | hx | | text/x-haxe |
qml | QML | qml | | text/x-qml |
regex | Regular expression | regex | regexp regular-expression | text/plain |
ebnf | EBNF | ebnf bnf | | text/plain |
vtt | WebVTT | vtt | webvtt | text/vtt |
srt | SubRip | srt | subrip | application/x-subrip |
icalendar | iCalendar | ics | ical | text/calendar |
pdf | PDF | pdf | | application/pdf |
`;

/** Every language the product supports. */
export const languages: readonly Language[] = table.trim().split("\n").map(toLanguage);

// The first that claims a key keeps it, and a language's usual extension is claimed before anyone's other ones.
const byName = indexed((language) => [language.name, ...language.aliases]);
const byFileName = indexed((language) => language.fileNames);
const byExtension = indexed((language) => [language.extension]);
for (const [key, language] of indexed((one) => one.extensions)) {
  if (!byExtension.has(key)) byExtension.set(key, language);
}

/** The language of this name, alias or extension, in any case; words may stand apart, as in `Visual Basic`. */
export function findLanguage(nameOrAlias: string): Language | undefined {
  const known = byName.get(nameOrAlias);
  if (known) return known;
  const key = nameOrAlias.trim().toLowerCase().replace(/\s+/g, "-");
  return byName.get(key) ?? byExtension.get(key);
}

/** The language of a file by its name, else by its extension. */
export function languageOfPath(path: string): Language | undefined {
  const fileName = fileNameOf(path).toLowerCase();
  return byFileName.get(fileName) ?? byExtension.get(extensionOf(fileName)) ?? byFileName.get(stemOf(fileName));
}

/** Whether the whole name says what the file is, as `Dockerfile` and `.gitignore` do. */
export function isSpecialFileName(path: string): boolean {
  const fileName = fileNameOf(path).toLowerCase();
  return byFileName.has(fileName) || fileName.startsWith(".env.");
}

/** The extension of the file name without its dot, in lower case; "" when there is none, as in `Makefile` and `.gitignore`. */
export function extensionOf(path: string): string {
  const fileName = fileNameOf(path);
  const dot = fileName.lastIndexOf(".");
  const extension = fileName.slice(dot + 1).toLowerCase();
  return dot > 0 && /^[\p{L}\p{N}_+-]{1,32}$/u.test(extension) ? extension : "";
}

/** The registered type of a file, by its extension, else by its language; text/plain for what neither knows. */
export function mimeTypeOf(file: { extension: string; language: string }): string {
  const extension = file.extension.toLowerCase().replace(/^\./, "");
  if (extension === "wasm") return "application/wasm";
  const own = findLanguage(file.language);
  if (own?.extensions.includes(extension)) return own.mimeType;
  return (byExtension.get(extension) ?? own)?.mimeType ?? plain;
}

function toLanguage(row: string): Language {
  const [name = "", label = "", extensions = "", aliases = "", mimeType = plain, fileNames = ""] = row
    .split("|")
    .map((cell) => cell.trim());
  const [extension = "", ...others] = words(extensions);
  return {
    name,
    label,
    extension,
    extensions: [extension, ...others],
    aliases: words(aliases),
    fileNames: words(fileNames),
    mimeType,
  };
}

function words(cell: string): string[] {
  return cell === "" ? [] : cell.split(" ");
}

function indexed(keys: (language: Language) => readonly string[]): Map<string, Language> {
  const index = new Map<string, Language>();
  for (const language of languages) {
    for (const key of keys(language)) {
      if (!index.has(key)) index.set(key, language);
    }
  }
  return index;
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

// `.env.local` and `Dockerfile.dev` are what `.env` and `Dockerfile` are.
function stemOf(fileName: string): string {
  const dot = fileName.indexOf(".", 1);
  return dot < 0 ? fileName : fileName.slice(0, dot);
}
