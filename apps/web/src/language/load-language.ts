import {
  type BillingMessages,
  type DoorMessages,
  type HouseMessages,
  loadBillingMessages,
  loadDoorMessages,
  loadHouseMessages,
} from "../messages/messages.ts";
import type { Language } from "./languages.ts";

/** Parts of the house whose texts are fetched when somebody enters them. */
export type Room = "house" | "billing";

/** A language with its texts; those of a room are null until somebody comes in. */
export type LoadedLanguage = {
  language: Language;
  door: DoorMessages;
  house: HouseMessages | null;
  billing: BillingMessages | null;
};

export async function loadLanguage(language: Language, rooms: readonly Room[]): Promise<LoadedLanguage> {
  const [door, house, billing] = await Promise.all([
    loadDoorMessages(language),
    rooms.includes("house") ? loadHouseMessages(language) : null,
    rooms.includes("billing") ? loadBillingMessages(language) : null,
  ]);

  return { language, door, house, billing };
}

/** The same language with the texts of one more room. */
export async function loadRoom(language: Language, room: Room): Promise<Partial<Pick<LoadedLanguage, Room>>> {
  switch (room) {
    case "house":
      return { house: await loadHouseMessages(language) };
    case "billing":
      return { billing: await loadBillingMessages(language) };
  }
}
