import { ChatSettings } from "./chat-settings.tsx";
import { Commands } from "./commands.tsx";
import { Live } from "./live.tsx";
import { Queues } from "./queues.tsx";
import { Sharing } from "./sharing.tsx";

/** What every page of someone who is signed in has, and what the first look at it can do without. */
export const Behind = () => (
  <>
    <Commands />
    <ChatSettings />
    <Sharing />
    <Live />
    <Queues />
  </>
);
