import {
  Braces,
  Container,
  Database,
  FileCode,
  FileText,
  type LucideIcon,
  Settings2,
  SquareTerminal,
} from "lucide-react";

const ICONS: [icon: LucideIcon, languages: string][] = [
  [Container, "dockerfile"],
  [Braces, "json jsonc json5 jsonl"],
  [Settings2, "yaml toml ini properties dotenv ignore hcl terraform nginx apache caddy makefile just cmake procfile"],
  [SquareTerminal, "bash shell sh zsh fish powershell console batch"],
  [Database, "sql prisma graphql cypher"],
  [FileText, "text log markdown mdx rst asciidoc latex csv"],
];

const byLanguage = new Map(ICONS.flatMap(([icon, names]) => names.split(" ").map((name) => [name, icon] as const)));

export function FileIcon({ language }: { language: string }) {
  const Icon = byLanguage.get(language) ?? FileCode;
  return <Icon aria-hidden="true" className="size-[18px] shrink-0 text-muted-foreground" />;
}
