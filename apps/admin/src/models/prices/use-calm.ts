import { useEffect, useRef, useState } from "react";

/** A value as it is once it has said the same for a while. */
export function useCalm<Value>(value: Value, calmMs: number): Value {
  const [calm, setCalm] = useState(value);
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });

  const said = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(
      () => setCalm((before) => (JSON.stringify(before) === said ? before : latest.current)),
      calmMs,
    );
    return () => clearTimeout(timer);
  }, [said, calmMs]);

  return calm;
}
