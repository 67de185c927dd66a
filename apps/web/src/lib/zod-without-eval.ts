// zod tries whether it may compile its checks; the content security policy forbids that, and reports each try. Said where zod
// looks for it, so that the first page does not bring zod.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
