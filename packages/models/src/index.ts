export { DEMO_MODEL } from "./catalogue.ts";
export { createModels } from "./create-models.ts";
export { ModelError, type ModelErrorCode } from "./errors.ts";
export {
  type ChatTurn,
  DEFAULT_LIMITS,
  type Limits,
  type LogEntry,
  type ModelList,
  type Models,
  type ModelsConfig,
  type Piece,
  type ProviderConfig,
  type ProviderStatus,
  type StreamRequest,
} from "./port.ts";
