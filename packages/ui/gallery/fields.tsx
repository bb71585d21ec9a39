import { useState } from "react";
import {
  ChoiceCards,
  DropArea,
  Field,
  Input,
  Label,
  Segmented,
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
  Switch,
  Textarea,
} from "../src/index.ts";
import { Show } from "./show.tsx";

/** What is filled in and chosen. */
export function Fields() {
  const [segment, setSegment] = useState<"day" | "month">("day");
  const [card, setCard] = useState<"one" | "two" | null>("one");

  return (
    <>
      <Show name="Field, Input">
        <Field label="Empty" hint="A hint says what belongs here." className="w-64">
          {(control) => <Input {...control} placeholder="Placeholder" />}
        </Field>
        <Field label="Refused" problem="This is why." aside="optional" className="w-64">
          {(control) => <Input {...control} defaultValue="not an address" />}
        </Field>
        <Field label="Read only" className="w-64">
          {(control) => <Input {...control} readOnly defaultValue="2026-11-30" />}
        </Field>
        <Field label="Disabled" className="w-64">
          {(control) => <Input {...control} disabled defaultValue="Not now" />}
        </Field>
      </Show>
      <Show name="Textarea">
        <Field label="中文与 English 混排" className="w-96">
          {(control) => <Textarea {...control} defaultValue="行高 1.75，汉字与 Latin 之间留白。" />}
        </Field>
      </Show>
      <Show name="Switch, Label">
        {(["off", "on", "not now"] as const).map((state) => (
          <div key={state} className="flex items-center gap-2">
            <Switch id={`switch-${state}`} defaultChecked={state === "on"} disabled={state === "not now"} />
            <Label htmlFor={`switch-${state}`}>{state}</Label>
          </div>
        ))}
      </Show>
      <Show name="DropArea">
        <DropArea
          hint="Let go here"
          onDrop={() => undefined}
          className="grid h-24 w-64 place-items-center rounded-lg border text-muted-foreground text-sm"
        >
          Hold files over it
        </DropArea>
      </Show>
      <Show name="Select">
        <Select defaultValue="one">
          <SelectTrigger aria-label="One of several" className="w-48">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value="one">The first</SelectItem>
            <SelectItem value="two">The second</SelectItem>
          </SelectContent>
        </Select>
      </Show>
      <Show name="Segmented">
        <Segmented
          label="Period"
          value={segment}
          onChange={setSegment}
          options={[
            { value: "day", label: "Day" },
            { value: "month", label: "Month" },
          ]}
        />
      </Show>
      <Show name="ChoiceCards">
        <ChoiceCards
          label="Plan"
          value={card}
          onChange={setCard}
          options={[
            { value: "one", label: "The first", hint: "With a hint" },
            { value: "two", label: "The second" },
          ]}
        />
      </Show>
    </>
  );
}
