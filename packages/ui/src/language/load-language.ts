import { patient } from "../page/patient.ts";
import type { Language } from "./languages.ts";

/** Texts by their keys; which keys there are is the application's to know. */
type Texts = object;

/** How an application's texts are fetched: those that are always there, and those of a room when somebody enters it. */
export type TextSource<Room extends string = string> = {
  base: (language: Language) => Promise<Texts>;
  rooms: Record<Room, (language: Language) => Promise<Texts>>;
};

/** A language with its texts; those of a room are there once somebody has come in. */
export type LoadedLanguage = {
  language: Language;
  base: Texts;
  rooms: Readonly<Record<string, Texts>>;
};

/** Fetches the texts of one language, with those of the rooms that somebody is in. */
export async function loadLanguage<Room extends string>(
  source: TextSource<Room>,
  language: Language,
  rooms: readonly Room[],
): Promise<LoadedLanguage> {
  const [base, ...loaded] = await Promise.all([
    source.base(language),
    ...rooms.map((room) => loadRoom(source, language, room)),
  ]);

  return { language, base, rooms: Object.assign({}, ...loaded) };
}

/** The texts of one room, under its name. */
export async function loadRoom<Room extends string>(
  source: TextSource<Room>,
  language: Language,
  room: Room,
): Promise<Record<string, Texts>> {
  return { [room]: await source.rooms[room](language) };
}

/** For a catalogue in files of its own: only those of the language in use are fetched. */
export function byLanguage<Found extends Texts>(load: Record<Language, () => Promise<Found>>) {
  return (language: Language): Promise<Found> => patient(load[language])();
}
