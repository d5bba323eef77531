// The index is filled beside the first requests: resolves when it answers.
const LONGEST = 60_000; // milliseconds

export async function searchable(page) {
  const deadline = Date.now() + LONGEST;
  for (;;) {
    const answer = await (await page.request.get(new URL("/api/v1/search?q=dluhy&limit=1", page.url()).href)).json();
    if (answer.total > 0) return;
    if (Date.now() > deadline) throw new Error("the index was not filled in a minute");
    await new Promise((next) => setTimeout(next, 200));
  }
}
