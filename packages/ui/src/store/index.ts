export { createStore, type Store, useStore } from "./create-store.ts";
