import {
  type DoorMessages,
  type HouseMessages,
  loadDoorMessages,
  loadHouseMessages,
} from "../messages/messages.ts";
import type { Language } from "./languages.ts";

/** A language with its texts; those of the house are null until somebody comes in. */
export type LoadedLanguage = { language: Language; door: DoorMessages; house: HouseMessages | null };

export async function loadLanguage(language: Language, isInside: boolean): Promise<LoadedLanguage> {
  const [door, house] = await Promise.all([
    loadDoorMessages(language),
    isInside ? loadHouseMessages(language) : null,
  ]);

  return { language, door, house };
}
