import type { Database } from "../../app/platform/db.server";
import type { StaffClient } from "./staff-client";
import { writeText } from "./texts";

/** Brings lists of conferences as CSV files, waits until each was read, and registers it. */
export async function sendLists(clerk: StaffClient, { prisma }: Database, slug: string, { lists, rows, today }: { lists: number; rows: number; today: string }) {
  for (let list = 0; list < lists; list++) {
    const lines = Array.from({ length: rows }, (_, row) => `p2-b-ii/d${1 + (row % 4)},Đề nghị bổ sung,"${writeText(400_000 + list * rows + row)}",Đại biểu ${row}`);
    const form = new FormData();
    const fields = { channel: "meeting", consultation: slug, meeting: `Hội nghị xã ${list + 1}`, heldOn: today, district: "phong-tho", peoplePresent: "180" };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set("file", new Blob([`\uFEFFMục,Loại ý kiến,Nội dung ý kiến,Họ và tên\r\n${lines.join("\r\n")}\r\n`], { type: "text/csv" }), `hoi-nghi-${list + 1}.csv`);
    const answer = await clerk.post("/can-bo/tiep-nhan/bang", form);
    const address = answer.headers.get("location") ?? "";
    const id = address.split("/").at(-1)!;
    if (answer.status !== 303) throw new Error(`A list was not taken (${answer.status}).`);
    await untilState(prisma, id, "checked");
    const asked = await clerk.post(address, new URLSearchParams({ intent: "register" }));
    if (asked.status !== 303) throw new Error(`A list was not registered (${asked.status}).`);
    await untilState(prisma, id, "registered");
  }
}

async function untilState(prisma: Database["prisma"], id: string, wanted: "checked" | "registered") {
  for (;;) {
    const { state, problem, rowsWrong } = await prisma.bulkImport.findUniqueOrThrow({ where: { id } });
    if (problem !== null || rowsWrong > 0) throw new Error(`A list has errors: ${problem ?? rowsWrong}`);
    if (state === wanted) return;
  }
}
