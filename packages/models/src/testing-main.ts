import { startFakeProvider } from "./testing.ts";

const fake = await startFakeProvider({ port: Number(process.env.PORT ?? 4199) });
console.log(`fake provider at ${fake.url}`);
