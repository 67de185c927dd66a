import { createRootRoute, createRouter } from "@tanstack/react-router";

export const router = createRouter({ routeTree: createRootRoute({ component: () => <p>Neptun</p> }) });
