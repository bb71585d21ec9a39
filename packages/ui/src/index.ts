export { Alert, type AlertProps } from "./alert.tsx";
export { Avatar } from "./avatar.tsx";
export { Button, type ButtonProps, buttonVariants } from "./button.tsx";
export { cn } from "./class-names.ts";
export { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from "./dialog.tsx";
export {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "./dropdown-menu.tsx";
export { Field, type FieldControl } from "./field.tsx";
export { Input } from "./input.tsx";
export { Label } from "./label.tsx";
export { Segmented, type SegmentedOption } from "./segmented.tsx";
export { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "./select.tsx";
export { Sheet, SheetContent } from "./sheet.tsx";
export { Skeleton } from "./skeleton.tsx";
export { Spinner } from "./spinner.tsx";
export { Textarea } from "./textarea.tsx";
export { Tooltip, TooltipProvider } from "./tooltip.tsx";
