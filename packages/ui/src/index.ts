export { Alert, type AlertProps } from "./alert.tsx";
export { Avatar } from "./avatar.tsx";
export { Badge, type BadgeProps } from "./badge.tsx";
export { Button, type ButtonProps, buttonVariants } from "./button.tsx";
export { type ChoiceCard, ChoiceCards, type ChoiceCardsProps } from "./choice-cards.tsx";
export { cn } from "./class-names.ts";
export {
  CommandDialog,
  type CommandDialogProps,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
  type RankCommand,
  rankCommand,
} from "./command.tsx";
export { CrashScreen, type CrashScreenProps } from "./crash-screen.tsx";
export { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from "./dialog.tsx";
export { DropArea, type DropAreaProps } from "./drop-area.tsx";
export {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "./dropdown-menu.tsx";
export { EmptyState, type EmptyStateProps } from "./empty-state.tsx";
export { Field, type FieldControl } from "./field.tsx";
export { HoverNote, type HoverNoteProps } from "./hover-note.tsx";
export { Input } from "./input.tsx";
export { Kbd } from "./kbd.tsx";
export { Label } from "./label.tsx";
export { Mark } from "./mark.tsx";
export { MessageScreen, type MessageScreenProps } from "./message-screen.tsx";
export { Meter, type MeterPart, type MeterProps } from "./meter.tsx";
export { Popover, PopoverAnchor, PopoverContent, type PopoverContentProps } from "./popover.tsx";
export { Progress, type ProgressProps } from "./progress.tsx";
export { Segmented, type SegmentedOption } from "./segmented.tsx";
export { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "./select.tsx";
export { Sheet, SheetContent } from "./sheet.tsx";
export { Skeleton } from "./skeleton.tsx";
export { Spinner } from "./spinner.tsx";
export { Switch } from "./switch.tsx";
export { Table, TableCell, TableHead, type TableProps } from "./table.tsx";
export { Tabs, TabsContent, TabsList, TabsTrigger } from "./tabs.tsx";
export { Textarea } from "./textarea.tsx";
export { Tooltip, TooltipProvider } from "./tooltip.tsx";
