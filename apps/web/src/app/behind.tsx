import { ChatSettings } from "./chat-settings.tsx";
import { Commands } from "./commands.tsx";
import { Leaving } from "./leaving.tsx";
import { Live } from "./live.tsx";
import { Offline } from "./offline.tsx";
import { Queues } from "./queues.tsx";
import { SharedWithApp } from "./shared-with-app.tsx";
import { Sharing } from "./sharing.tsx";

export { BelowNewChat } from "./below-new-chat.tsx";

/** What every page of someone who is signed in has, and what the first look at it can do without. */
export const Behind = () => (
  <>
    <Commands />
    <ChatSettings />
    <Sharing />
    <Live />
    <Queues />
    <Offline />
    <SharedWithApp />
    <Leaving />
  </>
);
