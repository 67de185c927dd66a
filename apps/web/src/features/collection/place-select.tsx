import { t } from "@lingui/core/macro";
import type { ComponentProps } from "react";
import { Select } from "../../components/input.tsx";
import { NEW_CHAT, type usePlaces } from "./use-places.ts";

export interface PlaceSelectProps extends Omit<ComponentProps<"select">, "children"> {
  places: Pick<ReturnType<typeof usePlaces>, "chats" | "projects">;
  /** The choice of no place. */
  none?: string;
  /** The choice of a chat that is not there yet. */
  fresh?: string;
  projectsLabel?: string;
}

/** One of the chats and projects. */
export function PlaceSelect({ places, none, fresh, projectsLabel = t`Projects`, ...props }: PlaceSelectProps) {
  const { chats, projects } = places;
  return (
    <Select {...props}>
      {none !== undefined && <option value="">{none}</option>}
      {fresh !== undefined && <option value={NEW_CHAT}>{fresh}</option>}
      {chats.length > 0 && (
        <optgroup label={t`Chats`}>
          {chats.map(({ id, name }) => (
            <option key={id} value={`chat:${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
      {projects.length > 0 && (
        <optgroup label={projectsLabel}>
          {projects.map(({ id, name }) => (
            <option key={id} value={`project:${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
    </Select>
  );
}
