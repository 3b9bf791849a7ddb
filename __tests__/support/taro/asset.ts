/** What an imported style sheet or picture is under jest: a name without content. */
export default 'asset'
