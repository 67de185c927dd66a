import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig, type Plugin } from "vite";
import { compress } from "./compress.ts";
import { strings } from "./strings/macro.ts";
import { serviceWorker } from "./worker/emit.ts";

// The server compares the origin of a request with its host.
const server = { target: process.env.NEPTUN_SERVER ?? "http://127.0.0.1:3000", changeOrigin: false };

/** Of the two builds of this package, the one with a table: the other writes `innerHTML`, which the page refuses. */
const entitiesFromATable: Plugin = {
  name: "entities-from-a-table",
  enforce: "pre",
  async resolveId(id, importer, options) {
    if (id !== "decode-named-character-reference") return null;
    const found = await this.resolve(id, importer, { ...options, skipSelf: true });
    return found && { ...found, id: found.id.replace(/index\.dom\.js$/, "index.js") };
  },
};

export default defineConfig({
  plugins: [strings(), react(), tailwindcss(), entitiesFromATable, serviceWorker(), compress()],
  // The schemas of @neptun/api are taken from their sources.
  resolve: { conditions: ["neptun-source", ...defaultClientConditions] },
  server: { port: 5173, proxy: { "/trpc": server, "/api": server, "^/s/": server } },
  build: {
    target: "es2023",
    sourcemap: false,
    // Every browser of the target preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: "data", test: /node_modules[\\/](@tanstack|@trpc)[\\/]/, priority: 2 },
            // Small, and everywhere: together they compress better.
            {
              name: "strings",
              test: /src[\\/]lib[\\/](strings|fill|language|kept|isolated|pages|cn)\.ts$/,
              priority: 1,
            },
            { name: "first", tags: ["$initial"], priority: 1 },
            // The small ones that several screens and dialogs share: alone, they would wait for each other.
            {
              name: "shared",
              test: /lucide-react|src[\\/](components|lib)[\\/]/,
              minShareCount: 3,
              maxModuleSize: 5_000,
            },
          ],
        },
      },
    },
  },
});
