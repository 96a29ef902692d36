// A component that is drawn again only when what it shows has changed.
import { Component, h, type ComponentChild, type FunctionComponent } from 'preact'

export function memo<P extends object>(Inner: FunctionComponent<P>, same: (a: P, b: P) => boolean) {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return !same(this.props, next)
    }
    override render(): ComponentChild {
      return h(Inner, this.props)
    }
  }
}
