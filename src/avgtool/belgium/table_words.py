"""Words of headers and values in French and German, and a few of other neighbors."""

from __future__ import annotations

from avgtool.recognizers.table_words import TableWords, listed
from avgtool.recognizers.value_words import ValueWords

TABLE_WORDS = TableWords(
    persons=listed("""
        abonne abonnes adherent assure auftraggeber auteur auteurs benutzer debitor eleve empfanger empl employe
        employes etudiant fournisseur kunde kunden kundin locataire membre mieter mitarbeiter mitglied mitglieder
        salarie schuler teilnehmer versicherter
    """),
    organizations=listed("""
        entreprise societe unternehmen
    """),
    transactions=listed("""
        auftrag auftrage commande commandes rechnung rechnungen vertrag
    """),
    keys=listed("""
        cle clef kennung matricule numero schluessel
    """),
    counting=listed("""
        numero
    """),
    sequences=listed("""
        zeile
    """),
    houses=listed("""
        adresse maison rue str strasse
    """),
    additions=listed("""
        bte
    """),
    particles=listed("""
        d des du l la le les von
    """),
    counts=listed("""
        antal anzahl nombre
    """),
    names=listed("""
        nom nomes
    """),
    roles=listed("""
        liefer livraison rechnung rechnungs
    """),
    titles=listed("""
        anrede civilite titre
    """),
    births=listed("""
        geburt naissance
    """),
    texts=listed("""
        anmerkung anmerkungen bemerkung bemerkungen commentaire commentaires hinweis kommentar nachricht notiz notizen
        remarque remarques resumé
    """),
    remarks=listed("""
        anmerkung anmerkungen bemerkung bemerkungen commentaire commentaires hinweis kommentar notiz notizen remarque
        remarques
    """),
    vague=listed("""
        divers
    """),
    questions=listed("""
        pourquoi warum wer
    """),
)

VALUE_WORDS = ValueWords(
    genders=listed("""
        divers femme frau h homme mann
    """),
    plain_genders=listed("""
        femme frau homme mann
    """),
    infixes=listed("von zu"),
    denials=frozenset(
        {
            "aucun",
            "aucune",
            "kein",
            "keine",
            "keine angabe",
            "nein",
            "non",
        }
    ),
    life=listed("""
        decede decedee deces deuil enceinte mari mere mutter schwanger tochter verstorben veuf veuve witwe
    """),
)
