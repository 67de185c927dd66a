import { LoginInput, LoginOutput, SignUpInput } from "@neptun/api/auth/schema";
import { SessionsOutput } from "@neptun/api/session/schema";
import { CreatedTokenOutput, CreateTokenInput, TokensOutput } from "@neptun/api/token/schema";
import { DeleteUserInput, UserChanges, UserOutput } from "@neptun/api/user/schema";
import { CliSettings, serveCliSettings } from "../cli.ts";
import * as example from "../examples.ts";
import { serveCheck } from "../health.ts";
import { del, get, patch, post, type Route } from "../route.ts";
import { True, USER } from "./common.ts";

const AUTH = "/api/auth";
// biome-ignore format: a table is read row by row
export const auth: Route[] = [
  post("signUp", `${AUTH}/sign-up`, "Make an account and sign in",
    { session: "optional", attempt: "sign-up", body: SignUpInput, form: true, output: LoginOutput, call: (c) => c.auth.signUp, example: example.account }),
  post("login", `${AUTH}/login`, "Sign in",
    { session: "optional", attempt: "login", body: LoginInput, form: true, output: LoginOutput, call: (c) => c.auth.login, example: example.account }),
  post("logout", `${AUTH}/logout`, "End the session, if there is one", { session: "optional", output: True, call: (c) => c.auth.logout }),
  get("checkSession", `${AUTH}/check`, "Is the session alive?", { status: 204, serve: serveCheck }),
];

// biome-ignore format: a table is read row by row
export const users: Route[] = [
  get("getUser", USER, "The signed-in user", { versioned: "time", output: UserOutput, call: (c) => c.user.get }),
  patch("updateUser", USER, "Change the e-mail address or the password",
    { versioned: "time", attempt: "password", body: UserChanges, output: UserOutput, call: (c) => c.user.update, example: example.newPassword,
      description: "A new password ends every session and starts a new one for the caller." }),
  del("deleteUser", USER, "Delete the account and everything in it, for good",
    { versioned: "time", attempt: "password", body: DeleteUserInput.omit({ if_updated_at: true }), output: True, call: (c) => c.user.delete }),
  get("getCliSettings", `${USER}/cli`, "Settings for a command-line client", { output: CliSettings, serve: serveCliSettings }),
];

// biome-ignore format: a table is read row by row
export const account: Route[] = [
  get("listSessions", `${USER}/sessions`, "Where the user is signed in", { output: SessionsOutput, call: (c) => c.session.list }),
  del("endSession", `${USER}/sessions/{session_id}`, "End one session", { output: True, call: (c) => c.session.end }),
  del("endOtherSessions", `${USER}/sessions`, "End every session but the caller's", { output: True, call: (c) => c.session.endOthers }),
  get("listTokens", `${USER}/tokens`, "The user's personal access tokens, without their secrets", { output: TokensOutput, call: (c) => c.token.list }),
  post("createToken", `${USER}/tokens`, "Make a personal access token; its secret is told this once",
    { status: 201, body: CreateTokenInput, output: CreatedTokenOutput, call: (c) => c.token.create, example: example.token,
      description: "Send it as `Authorization: Bearer …`. With the scope `read` it may not change anything. A token makes no tokens." }),
  del("revokeToken", `${USER}/tokens/{token_id}`, "Revoke a personal access token", { output: True, call: (c) => c.token.revoke }),
];
