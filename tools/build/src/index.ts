export { compileMessages } from "./compile-messages.ts";
export { precompress } from "./precompress.ts";
