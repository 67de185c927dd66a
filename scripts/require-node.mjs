// Written so that a very old Node can still read it, and say what is wrong.
const wanted = "20.19";
const found = process.versions.node.split(".").map(Number);

if (Number(found[0]) < 20 || (found[0] === 20 && Number(found[1]) < 19)) {
  console.error(
    `Neptun needs Node.js ${wanted} or newer, and this is ${process.version}. Get it from https://nodejs.org`,
  );
  process.exit(1);
}
