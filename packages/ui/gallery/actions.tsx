import { Bell, Plus, Trash2 } from "lucide-react";
import {
  Badge,
  Button,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
  HoverNote,
  Kbd,
  Tooltip,
} from "../src/index.ts";
import { Show } from "./show.tsx";

const variants = ["primary", "secondary", "outline", "ghost", "danger", "link"] as const;
const tones = ["neutral", "accent", "success", "warning", "danger"] as const;

/** What is pressed, and what is said about it. */
export function Actions() {
  return (
    <>
      <Show name="Button">
        {variants.map((variant) => (
          <Button key={variant} variant={variant}>
            {variant}
          </Button>
        ))}
        <Button disabled>disabled</Button>
        <Button size="sm">small</Button>
        <Button size="lg">
          <Plus />
          large
        </Button>
      </Show>
      <Show name="Icon button, Tooltip">
        <Tooltip content="Notifications">
          <Button size="icon" variant="ghost" aria-label="Notifications">
            <Bell />
          </Button>
        </Tooltip>
        <Tooltip content="Delete" side="bottom">
          <Button size="icon-sm" variant="outline" aria-label="Delete">
            <Trash2 />
          </Button>
        </Tooltip>
      </Show>
      <Show name="DropdownMenu">
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="outline">Open the menu</Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="start">
            <DropdownMenuLabel>A label</DropdownMenuLabel>
            <DropdownMenuItem>
              <Bell />
              An item
            </DropdownMenuItem>
            <DropdownMenuItem disabled>Not now</DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem tone="danger">
              <Trash2 />
              Cannot be taken back
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </Show>
      <Show name="Badge">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
      </Show>
      <Show name="HoverNote">
        <HoverNote content="More about it, on hover and on focus.">
          <Button variant="link">pointed at</Button>
        </HoverNote>
      </Show>
      <Show name="Kbd">
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
      </Show>
    </>
  );
}
