import { Slot } from "radix-ui";
import {
  type ComponentProps,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useState,
} from "react";
import { useOnDemand } from "./use-on-demand.ts";

type Parts = typeof import("./menu-parts.tsx");

const loadParts = (): Promise<Parts> => import("./menu-parts.tsx");

const MenuContext = createContext<{ parts: Parts | null; reach: () => void; open: () => void } | null>(null);

function useMenu() {
  const menu = use(MenuContext);
  if (!menu) throw new Error("a part of a menu is outside of DropdownMenu");

  return menu;
}

function useParts(): Parts {
  const { parts } = useMenu();
  if (!parts) throw new Error("an item of a menu is outside of DropdownMenuContent");

  return parts;
}

export type DropdownMenuProps = {
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** Fetches what else is shown in it, so that it opens whole; the same function each time. */
  prepare?: () => Promise<unknown>;
  children: ReactNode;
};

/** A button with a menu. What the menu is made of is fetched when somebody points at the button or gives it the focus. */
export function DropdownMenu({ open, onOpenChange, prepare, children }: DropdownMenuProps) {
  const load = useCallback(async () => {
    const [found] = await Promise.all([loadParts(), prepare?.()]);
    return found;
  }, [prepare]);
  const [parts, fetchParts] = useOnDemand(load);
  const [isOpenHere, setOpenHere] = useState(false);
  const isOpen = open ?? isOpenHere;
  const change = (isNowOpen: boolean) => {
    setOpenHere(isNowOpen);
    onOpenChange?.(isNowOpen);
  };
  useEffect(() => {
    if (isOpen) void fetchParts();
  }, [isOpen, fetchParts]);

  const menu = {
    parts,
    reach: () => void load().catch(() => null),
    open: () => void fetchParts(() => change(true)),
  };
  const body = <MenuContext value={menu}>{children}</MenuContext>;

  return parts ? (
    <parts.Root open={isOpen} onOpenChange={change}>
      {body}
    </parts.Root>
  ) : (
    body
  );
}

export type DropdownMenuTriggerProps = ComponentProps<"button"> & { asChild?: boolean };

export function DropdownMenuTrigger({ asChild = false, ...props }: DropdownMenuTriggerProps) {
  const { parts, reach, open } = useMenu();
  if (parts) return <parts.Trigger asChild={asChild} {...props} />;

  const waiting = {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: reach,
    onFocus: reach,
    onClick: open,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown") return;

      event.preventDefault();
      open();
    },
  } as const;
  return asChild ? <Slot.Root {...waiting} {...props} /> : <button type="button" {...waiting} {...props} />;
}

export function DropdownMenuContent(props: ComponentProps<Parts["Content"]>) {
  const { parts } = useMenu();

  return parts ? <parts.Content {...props} /> : null;
}

export function DropdownMenuItem(props: ComponentProps<Parts["Item"]>) {
  const { Item } = useParts();

  return <Item {...props} />;
}

export function DropdownMenuRadioGroup(props: ComponentProps<Parts["RadioGroup"]>) {
  const { RadioGroup } = useParts();

  return <RadioGroup {...props} />;
}

export function DropdownMenuRadioItem(props: ComponentProps<Parts["RadioItem"]>) {
  const { RadioItem } = useParts();

  return <RadioItem {...props} />;
}

/** One of several that may hold at once; the menu stays open for the next. */
export function DropdownMenuCheckboxItem(props: ComponentProps<Parts["CheckboxItem"]>) {
  const { CheckboxItem } = useParts();

  return <CheckboxItem {...props} />;
}

export function DropdownMenuLabel(props: ComponentProps<Parts["Label"]>) {
  const { Label } = useParts();

  return <Label {...props} />;
}

export function DropdownMenuSeparator(props: ComponentProps<Parts["Separator"]>) {
  const { Separator } = useParts();

  return <Separator {...props} />;
}
