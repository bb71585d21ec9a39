import { useState } from "react";
import {
  Button,
  CommandDialog,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
  Dialog,
  DialogActions,
  DialogClose,
  DialogContent,
  DialogTrigger,
  Popover,
  PopoverAnchor,
  PopoverContent,
  Sheet,
  SheetContent,
  Table,
  TableCell,
  TableHead,
  Tabs,
  TabsContent,
  TabsList,
  TabsTrigger,
} from "../src/index.ts";
import { Show } from "./show.tsx";

function Commands({ onClose }: { onClose: () => void }) {
  return (
    <CommandDialog title="Commands" onClose={onClose}>
      <CommandInput placeholder="What to do" aria-label="What to do" />
      <CommandList>
        <CommandEmpty>Nothing found.</CommandEmpty>
        <CommandGroup heading="Go to">
          <CommandItem onSelect={onClose}>A place</CommandItem>
        </CommandGroup>
      </CommandList>
    </CommandDialog>
  );
}

/** What lies over the page, and what arranges it. */
export function Layers() {
  const [open, setOpen] = useState<"popover" | "sheet" | "commands" | null>(null);
  const close = () => setOpen(null);

  return (
    <>
      <Show name="Dialog">
        <Dialog>
          <DialogTrigger asChild>
            <Button variant="outline">Open the dialog</Button>
          </DialogTrigger>
          <DialogContent title="Delete it?" description="It cannot be taken back." closeLabel="Close">
            <DialogActions>
              <DialogClose asChild>
                <Button variant="ghost">Cancel</Button>
              </DialogClose>
              <Button variant="danger">Delete</Button>
            </DialogActions>
          </DialogContent>
        </Dialog>
      </Show>
      <Show name="Popover">
        <Popover open={open === "popover"} onOpenChange={close}>
          <PopoverAnchor asChild>
            <Button variant="outline" onClick={() => setOpen("popover")}>
              Open the card
            </Button>
          </PopoverAnchor>
          <PopoverContent label="A card">Opens beside what was pressed.</PopoverContent>
        </Popover>
      </Show>
      <Show name="Sheet">
        <Button variant="outline" onClick={() => setOpen("sheet")}>
          Open the sheet
        </Button>
        <Sheet open={open === "sheet"} onOpenChange={close}>
          <SheetContent title="A sheet" closeLabel="Close">
            <p className="px-4">Slides over the page from its edge.</p>
          </SheetContent>
        </Sheet>
      </Show>
      <Show name="CommandDialog">
        <Button variant="outline" onClick={() => setOpen("commands")}>
          Open the commands
        </Button>
        {open === "commands" ? <Commands onClose={close} /> : null}
      </Show>
      <Show name="Tabs">
        <Tabs defaultValue="one" className="w-64">
          <TabsList>
            <TabsTrigger value="one">The first</TabsTrigger>
            <TabsTrigger value="two">The second</TabsTrigger>
          </TabsList>
          <TabsContent value="one">A page of several.</TabsContent>
          <TabsContent value="two">Another.</TabsContent>
        </Tabs>
      </Show>
      <Show name="Table">
        <Table label="Amounts">
          <thead>
            <tr>
              <TableHead>What</TableHead>
              <TableHead className="text-end">Amount</TableHead>
            </tr>
          </thead>
          <tbody>
            <tr>
              <TableCell>Answers</TableCell>
              <TableCell className="text-end">1,234.56</TableCell>
            </tr>
          </tbody>
        </Table>
      </Show>
    </>
  );
}
