import {
  type DoorMessages,
  loadDoorMessages,
  loadRoomMessages,
  type RoomMessages,
} from "../messages/messages.ts";
import type { Language } from "./languages.ts";

/** Parts of the house whose texts are fetched when somebody enters them. */
export type Room = keyof RoomMessages;

/** A language with its texts; those of a room are there once somebody has come in. */
export type LoadedLanguage = {
  language: Language;
  door: DoorMessages;
  rooms: Partial<RoomMessages>;
};

export async function loadLanguage(language: Language, rooms: readonly Room[]): Promise<LoadedLanguage> {
  const [door, ...loaded] = await Promise.all([
    loadDoorMessages(language),
    ...rooms.map((room) => loadRoom(language, room)),
  ]);

  return { language, door, rooms: Object.assign({}, ...loaded) };
}

/** The texts of one room, under its name. */
export async function loadRoom(language: Language, room: Room): Promise<Partial<RoomMessages>> {
  return { [room]: await loadRoomMessages[room](language) };
}
