import { type ReactNode, useEffect, useState } from "react";
import { useLanguage } from "./use-language.ts";

export type RoomTextsProps<Room extends string = string> = {
  room: Room;
  /** Until they are there. */
  meanwhile?: ReactNode;
  children: ReactNode;
};

/** Shows what is inside once its texts are there. A page that cannot fetch them says so. */
export function RoomTexts({ room, meanwhile = null, children }: RoomTextsProps) {
  const { rooms, enter } = useLanguage();
  const [problem, setProblem] = useState<{ cause: unknown } | null>(null);
  const isInside = rooms.includes(room);

  useEffect(() => {
    if (!isInside) enter(room).catch((cause: unknown) => setProblem({ cause }));
  }, [isInside, enter, room]);

  if (problem) throw new Error("the texts did not load", problem);
  return isInside ? children : meanwhile;
}
