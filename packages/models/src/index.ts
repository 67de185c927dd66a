export { DEMO_MODEL } from "./catalogue.ts";
export { createModels } from "./create-models.ts";
export { ModelError, type ModelErrorCode } from "./errors.ts";
export { answerInPieces } from "./pieces.ts";
export {
  type AnswerRequest,
  type ChatTurn,
  DEFAULT_LIMITS,
  type Ending,
  type Limits,
  type LogEntry,
  type ModelList,
  type ModelPrice,
  type ModelSettings,
  type Models,
  type ModelsConfig,
  type OnText,
  type ProviderConfig,
  type ProviderStatus,
  type Usage,
} from "./port.ts";
