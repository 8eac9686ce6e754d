let listener: () => void = () => undefined

/** Who hears that work goes on: a terminal that would else be silent. Decides nothing. */
export function onHeartbeat(heard: () => void): void {
  listener = heard
}

/** Called by long loops, which leave a timer no turn, once for each counted piece of work. */
export function heartbeat(): void {
  listener()
}
