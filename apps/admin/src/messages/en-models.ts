import type { RoomMessages } from "./messages.ts";

export const enModels: RoomMessages["models"] = {};
