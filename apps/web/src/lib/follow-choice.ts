import { keep, readKept } from "./kept.ts";

const KEY = "neptun-follow-answer";

/** Whether the view follows an answer that grows out of it; or stays, so that it can be read from its beginning. */
export const followsAnswers = () => readKept(KEY) !== "off";
export const setFollowsAnswers = (isOn: boolean) => void keep(KEY, isOn ? undefined : "off");
