import { type ReactNode, useState } from "react";

export interface ComposerProps {
  chatId?: number;
  draftKey: string;
  onSend?: (text: string) => Promise<void>;
  tools?: ReactNode;
  autoFocus?: boolean;
}

export function Composer({ onSend, tools }: ComposerProps) {
  const [text, setText] = useState("");
  return (
    <form
      className="rounded-xl border bg-card p-3 shadow-card"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend?.(text).then(() => setText(""));
      }}
    >
      <textarea
        aria-label="Message"
        className="w-full resize-none bg-transparent"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex justify-between">
        {tools}
        <button type="submit">Send</button>
      </div>
    </form>
  );
}
