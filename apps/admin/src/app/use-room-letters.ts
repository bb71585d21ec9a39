import { isDialogOpen, isHeard, isWriting } from "@claw/ui/shortcuts";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { rooms } from "./rooms.ts";

/** So long the second key may take. */
const patienceMs = 1_500;

/** `g`, then a letter: goes to the room. */
export function useRoomLetters(): void {
  const navigate = useNavigate();

  useEffect(() => {
    let begunAt = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain = !event.metaKey && !event.ctrlKey && !event.altKey && !event.shiftKey;
      if (!isHeard(event) || !isPlain || isWriting(event.target) || isDialogOpen()) return;

      const room = rooms.find(({ letter }) => letter === event.key.toLowerCase());
      if (room && event.timeStamp - begunAt < patienceMs) {
        event.preventDefault();
        begunAt = Number.NEGATIVE_INFINITY;
        void navigate({ to: room.to });
        return;
      }
      begunAt = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    };
    // Before a list hears the letter: `g j` is a room, `j` alone the next row.
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [navigate]);
}
