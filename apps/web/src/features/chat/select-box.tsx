import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";

export interface SelectBoxProps {
  chat: Chat;
  selected: boolean;
  /** Whoever selects sees it in every row; else on hover and focus only. */
  selecting: boolean;
  onSelect: (isRange: boolean) => void;
}

export const SelectBox = ({ chat: { name }, selected, selecting, onSelect }: SelectBoxProps) => (
  <label
    className={`absolute top-1 size-7 place-items-center coarse:top-0 coarse:size-11 ${selecting ? "inset-e-1 grid coarse:inset-e-0" : "inset-e-8 hidden group-focus-within:grid group-hover:grid coarse:hidden"}`}
  >
    <input
      type="checkbox"
      aria-label={t`Select ${name}`}
      checked={selected}
      onChange={({ nativeEvent }) => onSelect(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      className="size-4 accent-primary"
    />
  </label>
);
