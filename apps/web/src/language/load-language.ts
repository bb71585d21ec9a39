import {
  type BillingMessages,
  type DoorMessages,
  type HouseMessages,
  loadBillingMessages,
  loadDoorMessages,
  loadHouseMessages,
  loadSettingsMessages,
  type SettingsMessages,
} from "../messages/messages.ts";
import type { Language } from "./languages.ts";

/** Parts of the house whose texts are fetched when somebody enters them. */
export type Room = "house" | "billing" | "settings";

/** A language with its texts; those of a room are null until somebody comes in. */
export type LoadedLanguage = {
  language: Language;
  door: DoorMessages;
  house: HouseMessages | null;
  billing: BillingMessages | null;
  settings: SettingsMessages | null;
};

export async function loadLanguage(language: Language, rooms: readonly Room[]): Promise<LoadedLanguage> {
  const [door, house, billing, settings] = await Promise.all([
    loadDoorMessages(language),
    rooms.includes("house") ? loadHouseMessages(language) : null,
    rooms.includes("billing") ? loadBillingMessages(language) : null,
    rooms.includes("settings") ? loadSettingsMessages(language) : null,
  ]);

  return { language, door, house, billing, settings };
}

/** The same language with the texts of one more room. */
export async function loadRoom(language: Language, room: Room): Promise<Partial<Pick<LoadedLanguage, Room>>> {
  switch (room) {
    case "house":
      return { house: await loadHouseMessages(language) };
    case "billing":
      return { billing: await loadBillingMessages(language) };
    case "settings":
      return { settings: await loadSettingsMessages(language) };
  }
}
