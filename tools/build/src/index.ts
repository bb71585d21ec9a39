export { compileMessages } from "./compile-messages.ts";
export { keepPlaces } from "./keep-places.ts";
export { leaveOutside } from "./leave-outside.ts";
export { librariesApart } from "./libraries-apart.ts";
export { precompress } from "./precompress.ts";
