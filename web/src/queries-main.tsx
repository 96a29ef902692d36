// The explorer's second document: named queries and SPARQL. It alone may evaluate code, as the editor needs it.
import './styles/index.css'
import { render } from 'preact'
import { applyTheme } from './state/theme'
import { QueriesApp } from './queries/QueriesApp'

applyTheme()
render(<QueriesApp />, document.getElementById('app') as HTMLElement)
