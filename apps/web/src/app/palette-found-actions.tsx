import { t } from "@lingui/core/macro";
import { Copy, Download, FileText, Pin } from "lucide-react";
import { copyAndSay } from "../components/copy-and-say.ts";
import { saveText } from "../components/save-text.ts";
import { toast } from "../components/toast.tsx";
import type { PaletteItem } from "../features/command/palette-item.ts";
import { useUpdateTree } from "../features/file/use-update-tree.ts";
import { errorText, type trpcClient, utils } from "../lib/trpc.ts";

type Found = Awaited<ReturnType<typeof trpcClient.search.all.query>>;

/** Runs what needs more than was found, and says why where it cannot. */
const orSay = (run: () => Promise<unknown>) => () => run().catch((error) => void toast.error(errorText(error)));

/** What can be done with a file that was found, without opening it. */
export function useFileActions(): (file: Found["files"]["hits"][number]) => PaletteItem[] {
  const { pin } = useUpdateTree();
  return ({ id, chat_id, project_id, title }) => {
    const whole = async () => (await utils.file.get.ensureData({ chat_id, file_id: id })).chatFile;
    const all: (PaletteItem | false)[] = [
      {
        key: "copy",
        icon: <Copy />,
        title: t`Copy the text`,
        run: orSay(async () => copyAndSay((await whole()).text ?? "", t`The text is copied`)),
      },
      { key: "path", icon: <FileText />, title: t`Copy path`, run: () => copyAndSay(title, t`The path is copied`) },
      {
        key: "download",
        icon: <Download />,
        title: t`Download`,
        run: orSay(async () => saveText(title.split("/").at(-1)!, (await whole()).text ?? "")),
      },
      project_id !== null && {
        key: "pin",
        icon: <Pin />,
        title: t`Pin: sent with every question`,
        run: () => pin(project_id, title, true),
      },
    ];
    return all.filter((item) => item !== false);
  };
}

/** What can be done with a message that was found, on whatever branch, without opening its chat. */
export const messageActions = ({ id, chat_id }: Found["messages"]["hits"][number]): PaletteItem[] => [
  {
    key: "copy",
    icon: <Copy />,
    title: t`Copy the text`,
    run: orSay(async () => {
      const { chatMessages } = await utils.message.list.fetch({ chat_id, around: id, limit: 1, branch: "all" });
      await copyAndSay(chatMessages[0]!.message, t`The text is copied`);
    }),
  },
];
